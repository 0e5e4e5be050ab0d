/** Reads and checks feeder files row by row. */
@NullMarked
package mobius.data.feeder;

import org.jspecify.annotations.NullMarked;
