package mobius.run;

import java.util.concurrent.CountDownLatch;
import mobius.run.process.ParentWatch;

/** A process that ends with what has started it, or never. */
final class WatchedProcess {

    private WatchedProcess() {}

    /** Tells that it watches, and waits. */
    public static void main(String[] arguments) throws InterruptedException {
        ParentWatch.begin();
        System.out.println("watching");
        new CountDownLatch(1).await();
    }
}
