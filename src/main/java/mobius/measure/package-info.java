/** Measurements of a run: exact response times, errors and users, by request and window. */
@NullMarked
package mobius.measure;

import org.jspecify.annotations.NullMarked;
