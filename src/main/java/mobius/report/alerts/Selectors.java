package mobius.report.alerts;

/**
 * Which series of a Prometheus are meant: label matchers, as between the braces of a selector. Other services have metrics of the
 * same names.
 *
 * @param platform of the platform's own series: {@code job="mobius"}
 * @param servers of the exporters on its servers
 */
public record Selectors(String platform, String servers) {

    String ofPlatform(String metric) {
        return metric + "{" + platform + "}";
    }

    String ofServers(String metric) {
        return metric + "{" + servers + "}";
    }
}
