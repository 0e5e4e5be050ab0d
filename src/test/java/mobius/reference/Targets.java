package mobius.reference;

import java.util.ArrayList;
import java.util.List;
import mobius.reference.settings.Dialect;

/** The targets that one test starts. */
public final class Targets implements AutoCloseable {

    private final List<ReferenceTarget> started = new ArrayList<>();

    /** Starts one that speaks the dialect, and a client of it. */
    public DialectClient speaking(SettingsBuilder settings, Dialect dialect) {
        ReferenceTarget target = ReferenceTarget.start(settings.dialect(dialect).build());
        started.add(target);
        return new DialectClient(new Client(target), dialect);
    }

    /** The URL of the first one. */
    String url() {
        return started.get(0).url();
    }

    @Override
    public void close() {
        started.forEach(ReferenceTarget::close);
    }
}
