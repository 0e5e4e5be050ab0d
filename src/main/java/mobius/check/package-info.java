/** Asks a platform once for every operation of the contract, and reports what the suite can do with its answers. */
@NullMarked
package mobius.check;

import org.jspecify.annotations.NullMarked;
