/// Alerts: what users are told, and by which channels.
@NullMarked
package bellwether.desk.alert;

import org.jspecify.annotations.NullMarked;
