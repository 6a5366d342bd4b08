/// The routes of channels, notifications and preferences.
@NullMarked
package bellwether.desk.alert.http;

import org.jspecify.annotations.NullMarked;
