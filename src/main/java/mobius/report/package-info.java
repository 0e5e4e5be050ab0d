/** Says what a run means, to people and to machines: a page, JUnit XML, JSON, a summary and the console. */
@NullMarked
package mobius.report;

import org.jspecify.annotations.NullMarked;
