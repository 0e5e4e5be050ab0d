/** Sends every operation of the contract to a platform once, and reports which responses the suite can use. */
@NullMarked
package mobius.check;

import org.jspecify.annotations.NullMarked;
