package mobius.injectors;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import mobius.workload.Workload;

/**
 * The part of a plan that one of several injectors sends. Users, accounts and rows are dealt like cards, one to each injector in
 * turn. The parts therefore add up to the whole exactly, and of any number of users in a row no injector has more than one more
 * than another (the method of the largest remainder).
 *
 * @param index which injector it is, from 0 to below {@code count}
 * @param count how many there are, at least 1
 */
public record InjectorShare(int index, int count) {

    /** The only injector of a run. */
    public static final InjectorShare WHOLE = new InjectorShare(0, 1);

    public InjectorShare {
        if (count < 1 || index < 0 || index >= count) {
            throw new IllegalArgumentException("there is no injector " + index + " of " + count);
        }
    }

    public boolean isWhole() {
        return count == 1;
    }

    /** Whether it is the one that also does what must be done once: it reads the metrics of the platform. */
    public boolean isFirst() {
        return index == 0;
    }

    /**
     * Whether this injector sends a user, or gets an account or a row.
     *
     * @param number of it among all of the plan, from 0
     */
    public boolean takes(long number) {
        return number % count == index;
    }

    /** How many of a total number it takes. */
    public long of(long total) {
        return (total - index + count - 1) / count;
    }

    /** The load that it offers, on average. */
    public Workload of(Workload plan) {
        return isWhole() ? plan : plan.times(1.0 / count);
    }

    /** The items that it gets; no other injector gets one of them. There may be too few for everyone. */
    public <T> List<T> dealt(List<T> items) {
        List<T> own = new ArrayList<>();
        for (int number = index; number < items.size(); number += count) {
            own.add(items.get(number));
        }
        return List.copyOf(own);
    }

    /** As {@link #dealt}, for rows that injectors may share: if there are too few for everyone, each begins with another one. */
    public <T> List<T> rows(List<T> all) {
        if (all.size() >= count) {
            return dealt(all);
        }
        List<T> turned = new ArrayList<>(all);
        Collections.rotate(turned, -index);
        return List.copyOf(turned);
    }

    /**
     * The number of a user among the users of all injectors. What is random about a user is drawn from it, so that no two users
     * of a run are alike.
     *
     * @param own the number that this injector gives the user, from 1
     */
    public long user(long own) {
        return (own - 1) * count + index + 1;
    }

    /** For example {@code injector 2 of 4}; the first one is injector 0. */
    @Override
    public String toString() {
        return "injector " + index + " of " + count;
    }
}
