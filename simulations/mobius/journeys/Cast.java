package mobius.journeys;

import mobius.gatling.JourneyContext;

/** All whose requests others may take, in one scene. */
record Cast(
        Monitor monitor,
        SignIn signIn,
        ManageAccount account,
        BrowseProjects projects,
        ManageProject project,
        Contexts contexts,
        AuthorContext author,
        FindContext finder,
        DuplicateContext copy,
        ExchangeFiles files,
        AskModel model,
        StreamAnswer stream) {

    static Cast of(JourneyContext scene) {
        SignIn signIn = new SignIn(scene);
        BrowseProjects projects = new BrowseProjects(scene, signIn);
        return new Cast(
                new Monitor(scene),
                signIn,
                new ManageAccount(scene, signIn),
                projects,
                new ManageProject(scene, signIn),
                new Contexts(scene),
                new AuthorContext(scene, signIn, projects),
                new FindContext(scene, signIn),
                new DuplicateContext(scene, signIn, projects),
                new ExchangeFiles(scene, signIn, projects),
                new AskModel(scene, signIn),
                new StreamAnswer(scene, signIn));
    }
}
