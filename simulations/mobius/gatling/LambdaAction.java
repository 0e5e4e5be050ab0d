package mobius.gatling;

import com.typesafe.scalalogging.Logger;
import com.typesafe.scalalogging.Logger$;
import io.gatling.core.action.Action;
import io.gatling.core.session.Session;
import java.util.function.Consumer;
import org.slf4j.LoggerFactory;

/** A step of a scenario that Gatling's DSL has no word for. It hands the user on itself, now or later. */
final class LambdaAction implements Action {

    private final String name;
    private final Consumer<Session> run;
    private Logger logger = Logger$.MODULE$.apply(LoggerFactory.getLogger(LambdaAction.class));

    LambdaAction(String name, Consumer<Session> run) {
        this.name = name;
        this.run = run;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public void execute(Session user) {
        run.accept(user);
    }

    @Override
    public Logger logger() {
        return logger;
    }

    /** How Scala hands a logger to whoever logs. */
    @Override
    public void com$typesafe$scalalogging$StrictLogging$_setter_$logger_$eq(Logger given) {
        logger = given;
    }
}
