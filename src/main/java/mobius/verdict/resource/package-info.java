/** Checks of the resources that the platform uses: CPU, memory, connections, the database. */
@NullMarked
package mobius.verdict.resource;

import org.jspecify.annotations.NullMarked;
