/// The pool, the embedded PostgreSQL, migrations and what counts as a passing fault. Uses no other
/// room.
@NullMarked
package bellwether.db;

import org.jspecify.annotations.NullMarked;
