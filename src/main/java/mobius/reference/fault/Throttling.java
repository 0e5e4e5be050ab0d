package mobius.reference.fault;

import mobius.reference.settings.Fault;
import mobius.reference.settings.TargetSettings;

/**
 * The rate limiter admits a twentieth of the configured requests, at least one: 3 requests a minute for each account instead of
 * 60.
 */
record Throttling() implements Fault {

    private static final int PART = 20;

    @Override
    public String name() {
        return "throttling";
    }

    @Override
    public TargetSettings.Limit limit(TargetSettings.Limit configured) {
        return new TargetSettings.Limit(part(configured.perMinute()), part(configured.perHour()));
    }

    private static int part(int limit) {
        return Math.max(1, limit / PART);
    }
}
