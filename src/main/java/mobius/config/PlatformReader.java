package mobius.config;

import mobius.config.hocon.BaseUrl;
import mobius.config.hocon.Kind;
import mobius.config.hocon.NumberKinds;
import mobius.config.hocon.Quantity;
import mobius.config.hocon.Section;
import mobius.config.hocon.StringKinds;

/** Reads {@code mobius.target}, and the settings of {@code mobius.platform} that affect the load. */
final class PlatformReader {

    private static final Kind<Integer> ABOVE_ZERO = NumberKinds.whole(1, Integer.MAX_VALUE);

    private PlatformReader() {}

    static PlatformSettings read(Section target, Section platform) {
        String apiPrefix = target.setting("api-prefix").as(StringKinds.API_PREFIX);
        return new PlatformSettings(
                target.setting("base-url").optionally(BaseUrl.above(apiPrefix)),
                apiPrefix,
                target.setting("region").as(StringKinds.REGION),
                target.setting("accounts").optionally(ABOVE_ZERO),
                target.setting("answer-within").as(Quantity.TIME_ABOVE_ZERO),
                timeouts(target.section("timeouts")),
                limits(target.section("limits")),
                target.setting("token-lifetime").as(Quantity.TIME_ABOVE_ZERO),
                target.setting("largest-import").as(Quantity.BYTES),
                platform.setting("realtime").as(Realtime.KIND));
    }

    private static Timeouts timeouts(Section timeouts) {
        return new Timeouts(
                timeouts.setting("quick").as(Quantity.TIME_ABOVE_ZERO),
                timeouts.setting("standard").as(Quantity.TIME_ABOVE_ZERO),
                timeouts.setting("long").as(Quantity.TIME_ABOVE_ZERO));
    }

    private static RateLimits limits(Section limits) {
        return new RateLimits(
                limit(limits.section("account")),
                limit(limits.section("address")),
                limits.setting("injector-is-exempt").as(StringKinds.FLAG));
    }

    private static RateLimit limit(Section limit) {
        return new RateLimit(
                limit.setting("per-minute").as(ABOVE_ZERO),
                limit.setting("per-hour").as(ABOVE_ZERO));
    }
}
