/// Channels: where a notification can go, and the programs that send it there.
@NullMarked
package bellwether.desk.alert.channel;

import org.jspecify.annotations.NullMarked;
