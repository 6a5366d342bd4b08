/// What owners want to be notified of, and the gates that hold a notification back. May use
/// `platform` and its module's values.
@NullMarked
package bellwether.desk.alert.preference;

import org.jspecify.annotations.NullMarked;
