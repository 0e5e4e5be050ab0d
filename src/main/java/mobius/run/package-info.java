/** One run from its start to its end: what is checked before any load is sent, and what is started and stopped for it. */
@NullMarked
package mobius.run;

import org.jspecify.annotations.NullMarked;
