package mobius.config;

import java.util.List;

/**
 * By what lists and searches are made to grow.
 *
 * @param rows to how many rows an account is filled, a user for each, every one above zero; never empty
 * @param limits how many rows a page may have, every one above zero, where the endpoint takes it; never empty
 * @param visits how often each user asks for each page, above zero
 */
public record ScalingSettings(List<Integer> rows, List<Integer> limits, int visits) {

    public ScalingSettings {
        rows = List.copyOf(rows);
        limits = List.copyOf(limits);
    }
}
