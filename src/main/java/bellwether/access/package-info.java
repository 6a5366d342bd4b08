/// API keys, their roles and owners, and the audit of who did what. May use `db` and `web`.
@NullMarked
package bellwether.access;

import org.jspecify.annotations.NullMarked;
