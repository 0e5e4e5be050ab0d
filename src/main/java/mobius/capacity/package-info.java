/** What a platform carries and what that costs: the search for its capacity, the law it scales by, and the sums. */
@NullMarked
package mobius.capacity;

import org.jspecify.annotations.NullMarked;
