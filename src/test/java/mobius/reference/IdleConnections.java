package mobius.reference;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Many connections of one client, each of which asks for {@code /health} when told to and stays open. */
final class IdleConnections implements AutoCloseable {

    private static final ByteBuffer REQUEST =
            ByteBuffer.wrap("GET /health HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n".getBytes(StandardCharsets.US_ASCII));

    private final List<SocketChannel> channels = new ArrayList<>();

    /** Opens that many connections. */
    static IdleConnections open(String url, int connections) throws IOException {
        IdleConnections idle = new IdleConnections();
        InetSocketAddress address = new InetSocketAddress(
                InetAddress.getLoopbackAddress(), URI.create(url).getPort());
        for (int i = 0; i < connections; i++) {
            idle.channels.add(SocketChannel.open(address));
        }
        return idle;
    }

    /** How many of them got a healthy answer just now, asked one after the other. */
    long healthy() throws IOException {
        long healthy = 0;
        for (SocketChannel channel : channels) {
            healthy += isHealthy(channel) ? 1 : 0;
        }
        return healthy;
    }

    private static boolean isHealthy(SocketChannel channel) throws IOException {
        channel.write(REQUEST.duplicate());
        ByteBuffer answer = ByteBuffer.allocate(1024);
        String text = "";
        while (!text.endsWith("}") && channel.read(answer) >= 0) {
            text = new String(answer.array(), 0, answer.position(), StandardCharsets.US_ASCII);
        }
        return text.startsWith("HTTP/1.1 200 ");
    }

    @Override
    public void close() throws IOException {
        for (SocketChannel channel : channels) {
            channel.close();
        }
    }
}
