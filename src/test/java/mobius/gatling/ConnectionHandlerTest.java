package mobius.gatling;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.DefaultFullHttpRequest;
import io.netty.handler.codec.http.HttpClientCodec;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpContentDecompressor;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import mobius.traffic.ConnectionCounts;
import org.junit.jupiter.api.Test;

/** One connection with the codec and the decompressor that Gatling puts around the handler. */
class ConnectionHandlerTest {

    private static final String JSON = "{\"data\":[" + "{\"id\":\"1\"},".repeat(200) + "{}]}";

    private final ConnectionCounts counts = new ConnectionCounts();
    private final Reader reader = new Reader();
    private final ConnectionHandler handler = new ConnectionHandler(counts);
    private final EmbeddedChannel channel = new EmbeddedChannel(
            handler.resets(), new HttpClientCodec(), handler, new HttpContentDecompressor(0), reader);

    @Test
    void theBytesOfAZippedBodyAreThoseThatWereSent() throws IOException {
        byte[] zipped = zipped(JSON);
        ask();
        answer("Content-Encoding: gzip\r\nContent-Length: " + zipped.length, zipped);
        assertThat(reader.unzipped).containsExactly(JSON.length());
        assertThat(reader.asSent).containsExactly((long) zipped.length);
        assertThat(ConnectionHandler.answering()).isNull();
    }

    @Test
    void theFramesOfChunksAreNotPartOfABody() {
        ask();
        answer(
                "Transfer-Encoding: chunked",
                "5\r\nhello\r\n6\r\n world\r\n0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        assertThat(reader.asSent).containsExactly(11L);
    }

    @Test
    void aResponseWithoutABodyHasNoBytes() {
        ask();
        answer("Content-Length: 0", new byte[0]);
        assertThat(reader.asSent).containsExactly(0L);
    }

    @Test
    void requestsAfterTheFirstOneReuseTheConnection() {
        for (int number = 0; number < 3; number++) {
            ask();
            answer("Content-Length: 2", "{}".getBytes(StandardCharsets.US_ASCII));
        }
        assertThat(counts.opened()).isEqualTo(1);
        assertThat(counts.reused()).isEqualTo(2);
        assertThat(reader.asSent).containsExactly(2L, 2L, 2L);
    }

    @Test
    void aPlatformThatClosesBetweenTwoRequestsOwesNothing() {
        ask();
        answer("Content-Length: 0", new byte[0]);
        channel.pipeline().fireChannelInactive();
        assertThat(counts.closedIdle()).isEqualTo(1);
        assertThat(counts.closedBusy()).isZero();
    }

    @Test
    void aPlatformThatClosesBeforeTheEndOwesAResponse() {
        ask();
        answer("Content-Length: 100", "short".getBytes(StandardCharsets.US_ASCII));
        channel.pipeline().fireChannelInactive();
        assertThat(counts.closedBusy()).isEqualTo(1);
        assertThat(counts.closedIdle()).isZero();
    }

    @Test
    void aResetIsNoClosing() {
        ask();
        channel.pipeline().fireExceptionCaught(new IOException("recvAddress(..) failed: Connection reset by peer"));
        channel.pipeline().fireChannelInactive();
        assertThat(counts.reset()).isEqualTo(1);
        assertThat(counts.closedBusy() + counts.closedIdle()).isZero();
    }

    @Test
    void aConnectionThatTheInjectorClosesWasNotClosedByThePlatform() {
        assertThat(channel.close().isDone()).isTrue();
        assertThat(counts.closedBusy() + counts.closedIdle()).isZero();
    }

    @Test
    void theLastResponseOfAConnectionSaysSo() {
        ask();
        answer("Connection: close\r\nContent-Length: 0", new byte[0]);
        assertThat(counts.lastResponses()).isEqualTo(1);
    }

    private void ask() {
        channel.writeOutbound(new DefaultFullHttpRequest(HttpVersion.HTTP_1_1, HttpMethod.GET, "/"));
        channel.releaseOutbound();
    }

    private void answer(String headers, byte[] body) {
        ByteBuf head = Unpooled.copiedBuffer("HTTP/1.1 200 OK\r\n" + headers + "\r\n\r\n", StandardCharsets.US_ASCII);
        channel.writeInbound(Unpooled.wrappedBuffer(head, Unpooled.wrappedBuffer(body)));
    }

    private static byte[] zipped(String text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }

    /** As Gatling does, it looks at the connection when the end of a response is there. */
    private static final class Reader extends ChannelInboundHandlerAdapter {

        private final List<Long> asSent = new ArrayList<>();
        private final List<Integer> unzipped = new ArrayList<>();
        private int bytes;

        @Override
        public void channelRead(ChannelHandlerContext ctx, Object message) {
            if (message instanceof HttpContent content) {
                bytes += content.content().readableBytes();
            }
            if (message instanceof LastHttpContent) {
                ConnectionHandler connection = ConnectionHandler.answering();
                asSent.add(connection == null ? -1 : connection.bodyBytes());
                unzipped.add(bytes);
                bytes = 0;
            }
            ReferenceCountUtil.release(message);
        }

        @Override
        public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
            // As Gatling: what broke has been counted before.
        }
    }
}
