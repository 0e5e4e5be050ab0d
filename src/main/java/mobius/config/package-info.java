/** What was asked of a run: the settings, read once from files and system properties into values that hold together. */
@NullMarked
package mobius.config;

import org.jspecify.annotations.NullMarked;
