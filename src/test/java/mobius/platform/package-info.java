/** A small real platform, started for a test: FastAPI, PostgreSQL and Redis from Debian's packages. */
@NullMarked
package mobius.platform;

import org.jspecify.annotations.NullMarked;
