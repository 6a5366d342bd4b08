/// The durable queue of notifications: created in the transaction of what they report, sent by
/// workers, each attempt kept. May use `channel`, `preference` and `platform`.
@NullMarked
package bellwether.desk.alert.delivery;

import org.jspecify.annotations.NullMarked;
