/** Reports about a run, for people and for machines: a page, JUnit XML, JSON, a summary and the console. */
@NullMarked
package mobius.report;

import org.jspecify.annotations.NullMarked;
