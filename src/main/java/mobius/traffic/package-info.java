/** What the injector sees of its own requests, on any platform: statuses, bytes, rows and connections. */
@NullMarked
package mobius.traffic;

import org.jspecify.annotations.NullMarked;
