/** What the reference target keeps: accounts, projects and contexts in memory, drawn with a seed; it knows no HTTP. */
@NullMarked
package mobius.target.store;

import org.jspecify.annotations.NullMarked;
