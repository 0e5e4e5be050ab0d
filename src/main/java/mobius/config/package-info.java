/** The settings of a run, read from files and system properties into values that are checked for consistency. */
@NullMarked
package mobius.config;

import org.jspecify.annotations.NullMarked;
