/**
 * The capacity of a platform and its cost: the search for the highest load, the scalability law and the conversion to users and
 * money.
 */
@NullMarked
package mobius.capacity;

import org.jspecify.annotations.NullMarked;
