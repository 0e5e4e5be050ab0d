package mobius.config;

import java.util.List;

/**
 * The sizes at which lists and searches are measured.
 *
 * @param rows the numbers of rows to which accounts are filled, one user for each, all above zero; never empty
 * @param limits the page sizes to request, if the endpoint accepts them, all above zero; never empty
 * @param visits how many times each user requests each page, above zero
 */
public record ScalingSettings(List<Integer> rows, List<Integer> limits, int visits) {

    public ScalingSettings {
        rows = List.copyOf(rows);
        limits = List.copyOf(limits);
    }
}
