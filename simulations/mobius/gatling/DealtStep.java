package mobius.gatling;

import io.gatling.core.controller.inject.open.OpenInjectionStep;
import java.io.Serial;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import mobius.injectors.InjectorShare;
import org.jspecify.annotations.Nullable;
import scala.collection.Iterator;
import scala.concurrent.duration.FiniteDuration;
import scala.jdk.javaapi.CollectionConverters;

/**
 * The users of one step that one of several injectors sends: those of Gatling's own step that are dealt to it, each at the moment
 * at which a single injector would send it. The users of all injectors together are then those of one, to the millisecond; an own
 * step of Gatling with a part of the rate would round its users by itself, and all injectors would send theirs at once.
 */
final class DealtStep implements OpenInjectionStep {

    @Serial
    private static final long serialVersionUID = 1L;

    private final OpenInjectionStep whole;

    /** The number of the first user of the step among those of its journey. */
    private final long first;

    private final long total;

    private final int index;

    private final int count;

    private DealtStep(OpenInjectionStep whole, long first, InjectorShare share) {
        this.whole = whole;
        this.first = first;
        this.total = users(whole);
        this.index = share.index();
        this.count = share.count();
    }

    /**
     * The part of an injector in all steps of a journey.
     *
     * @param first the number of the first user; other journeys begin with another, so that few users are not all one injector's
     */
    static List<OpenInjectionStep> of(List<OpenInjectionStep> steps, long first, InjectorShare share) {
        List<OpenInjectionStep> dealt = new ArrayList<>();
        long next = first;
        for (OpenInjectionStep step : steps) {
            DealtStep own = new DealtStep(step, next, share);
            dealt.add(own);
            next += own.total;
        }
        return List.copyOf(dealt);
    }

    private static long users(OpenInjectionStep step) {
        long users = 0;
        for (Iterator<FiniteDuration> all = arrivals(step); all.hasNext(); all.next()) {
            users++;
        }
        return users;
    }

    private static Iterator<FiniteDuration> arrivals(OpenInjectionStep step) {
        return step.chain(scala.collection.Iterator$.MODULE$.empty());
    }

    private InjectorShare share() {
        return new InjectorShare(index, count);
    }

    @Override
    public Iterator<FiniteDuration> chain(Iterator<FiniteDuration> chained) {
        return CollectionConverters.asScala(new Arrivals(chained));
    }

    /** Gatling's own figure for a ramp is rounded in another way than the users that it sends. */
    @Override
    public long users() {
        return share().of(first + total) - share().of(first);
    }

    @Override
    public FiniteDuration duration() {
        return whole.duration();
    }

    @Override
    public int productArity() {
        return 1;
    }

    @Override
    public Object productElement(int number) {
        return whole;
    }

    @Override
    public boolean canEqual(Object other) {
        return other instanceof DealtStep;
    }

    @Override
    public String toString() {
        return share() + " of " + whole;
    }

    /** The users of this step, and then those of the steps after it. */
    private final class Arrivals implements java.util.Iterator<FiniteDuration> {

        private final Iterator<FiniteDuration> all = arrivals(whole);

        private final Iterator<FiniteDuration> later;

        private long number = first;

        private @Nullable FiniteDuration next;

        Arrivals(Iterator<FiniteDuration> later) {
            this.later = later;
            this.next = own();
        }

        private @Nullable FiniteDuration own() {
            while (all.hasNext()) {
                FiniteDuration arrival = all.next();
                if (share().takes(number++)) {
                    return arrival;
                }
            }
            return null;
        }

        @Override
        public boolean hasNext() {
            return next != null || later.hasNext();
        }

        @Override
        public FiniteDuration next() {
            FiniteDuration own = next;
            if (own != null) {
                next = own();
                return own;
            }
            if (!later.hasNext()) {
                throw new NoSuchElementException();
            }
            return later.next().plus(duration());
        }
    }
}
