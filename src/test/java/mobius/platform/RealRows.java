package mobius.platform;

/** Statements that fill the database of a real platform, because a fault that depends on rows needs them. */
final class RealRows {

    private static final String OF_THE_LOAD = "users.email LIKE '%@load.mobius.example'";
    private static final String CONTEXT =
            "INSERT INTO contexts (id, project_id, name, description, version, metadata, created_at, updated_at)"
                    + " SELECT gen_random_uuid()::text, projects.id, 'Guide ' || n, 'How it is done here', '1.0.0', ";
    private static final String OWNED =
            " FROM projects JOIN users ON users.id = projects.owner_id, generate_series(1, ";

    private RealRows() {}

    /** Projects of each account of the load, each with four collaborators. */
    static String projects(int each) {
        return "INSERT INTO projects"
                + " (id, owner_id, name, description, tags, collaborators, settings, metadata, created_at, updated_at)"
                + " SELECT gen_random_uuid()::text, users.id, 'Service ' || n, 'Owned by the team', '[\"team\"]'::jsonb,"
                + " team.ids, '{\"defaultBranch\": \"main\"}'::jsonb, '{}'::jsonb, now(), now()"
                + " FROM users, generate_series(1, " + each + ") AS n,"
                + " (SELECT jsonb_agg(id) AS ids FROM (SELECT id FROM users ORDER BY id LIMIT 4) AS four) AS team"
                + " WHERE " + OF_THE_LOAD;
    }

    /** Contexts of users who take no part in the load, so many in each of their projects. */
    static String contextsOfOthers(int each) {
        return CONTEXT + "'{}'::jsonb, now(), now()" + OWNED + each + ") AS n WHERE NOT " + OF_THE_LOAD;
    }

    /** Contexts in each project of the load, with their text in chunks of about 100 bytes. */
    static String contextsInChunks(int each, int chunks) {
        String chunk = "jsonb_build_object('position', k, 'tokens', 20 + k, 'text', 'Part ' || k || ' of guide ' || n)";
        return CONTEXT + "jsonb_build_object('chunks', (SELECT jsonb_agg(" + chunk + ") FROM generate_series(1, "
                + chunks + ") AS k)), now(), now()" + OWNED + each + ") AS n WHERE " + OF_THE_LOAD;
    }

    /** One context in so many loses its description. */
    static String contextsWithoutDescription(int each) {
        return "UPDATE contexts SET description = NULL WHERE id IN (SELECT id FROM (SELECT contexts.id,"
                + " row_number() OVER (ORDER BY contexts.id) AS number FROM contexts"
                + " JOIN projects ON projects.id = project_id JOIN users ON users.id = owner_id WHERE " + OF_THE_LOAD
                + ") AS numbered WHERE number % " + each + " = 0)";
    }
}
