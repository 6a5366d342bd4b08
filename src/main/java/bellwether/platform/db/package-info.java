/// The database: pools, connections, transactions, snapshots, a replica, and what counts as a
/// passing fault. May use `base`, `loops`.
@NullMarked
package bellwether.platform.db;

import org.jspecify.annotations.NullMarked;
