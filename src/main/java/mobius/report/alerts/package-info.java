/** Turns the budgets into alert rules of Prometheus and a dashboard of Grafana. */
@NullMarked
package mobius.report.alerts;

import org.jspecify.annotations.NullMarked;
