package mobius.gatling;

import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.concurrent.FastThreadLocal;
import java.io.IOException;
import java.net.SocketAddress;
import java.util.Locale;
import mobius.traffic.ConnectionCounts;
import org.jspecify.annotations.Nullable;

/**
 * Observes one connection between the codec of HTTP and the decompressor, where bodies are as they were sent. Gatling runs the checks
 * of a response in the call in which its end is read, on the same thread. During that call {@link #answering} returns the connection.
 */
final class ConnectionHandler extends ChannelDuplexHandler {

    private static final int SWITCHING_PROTOCOLS = 101;

    private static final FastThreadLocal<@Nullable ConnectionHandler> ANSWERING = new FastThreadLocal<>();

    private final ConnectionCounts counts;
    private boolean used;
    private boolean waiting;
    private boolean begun;
    private boolean closedHere;
    private boolean wasReset;
    private long bodyBytes;
    private long headersNanos;
    private long bodyNanos;

    ConnectionHandler(ConnectionCounts counts) {
        this.counts = counts;
    }

    /** The connection whose response is being checked on this thread; null if it is not known. */
    static @Nullable ConnectionHandler answering() {
        return ANSWERING.get();
    }

    /** The bytes of the body of the last response, as they were sent. */
    long bodyBytes() {
        return bodyBytes;
    }

    /** From the headers of the last response to its end. */
    long bodyNanos() {
        return bodyNanos;
    }

    @Override
    public void connect(ChannelHandlerContext ctx, SocketAddress remote, SocketAddress local, ChannelPromise promise)
            throws Exception {
        promise.addListener(connected -> {
            if (!connected.isSuccess()) {
                counts.addFailed();
            }
        });
        super.connect(ctx, remote, local, promise);
    }

    @Override
    public void channelActive(ChannelHandlerContext ctx) {
        counts.addOpened();
        ctx.fireChannelActive();
    }

    @Override
    public void write(ChannelHandlerContext ctx, Object message, ChannelPromise promise) throws Exception {
        if (message instanceof HttpRequest) {
            if (used) {
                counts.addReused();
            }
            used = true;
            waiting = true;
            begun = false;
        }
        super.write(ctx, message, promise);
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) {
        if (message instanceof HttpResponse response) {
            begin(response);
        }
        if (begun && message instanceof HttpContent content) {
            bodyBytes += content.content().readableBytes();
            if (content instanceof LastHttpContent && content.decoderResult().isSuccess()) {
                end(ctx, content);
                return;
            }
        }
        ctx.fireChannelRead(message);
    }

    /** Other responses follow those that inform, but for the one that begins a WebSocket, which owes nothing more. */
    private void begin(HttpResponse response) {
        if (response.status().codeClass() == HttpStatusClass.INFORMATIONAL) {
            waiting = waiting && response.status().code() != SWITCHING_PROTOCOLS;
            return;
        }
        begun = true;
        bodyBytes = 0;
        headersNanos = System.nanoTime();
        if (!HttpUtil.isKeepAlive(response)) {
            counts.addLastResponse();
        }
    }

    /** The user may send the next request before this returns. */
    private void end(ChannelHandlerContext ctx, HttpContent last) {
        bodyNanos = System.nanoTime() - headersNanos;
        begun = false;
        waiting = false;
        ANSWERING.set(this);
        try {
            ctx.fireChannelRead(last);
        } finally {
            ANSWERING.set(null);
        }
    }

    @Override
    public void close(ChannelHandlerContext ctx, ChannelPromise promise) throws Exception {
        closedHere = true;
        super.close(ctx, promise);
    }

    @Override
    public void channelInactive(ChannelHandlerContext ctx) {
        if (!closedHere && !wasReset) {
            counts.addClosed(waiting);
        }
        ctx.fireChannelInactive();
    }

    /** Notices a reset. It has to be the first handler, because Gatling's own first one keeps exceptions from all others. */
    ChannelHandler resets() {
        return new ChannelInboundHandlerAdapter() {
            @Override
            public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
                if (!wasReset && isReset(cause)) {
                    wasReset = true;
                    counts.addReset();
                }
                ctx.fireExceptionCaught(cause);
            }
        };
    }

    /** Java and Netty's native transports word it differently. */
    private static boolean isReset(Throwable cause) {
        return cause instanceof IOException
                && String.valueOf(cause.getMessage()).toLowerCase(Locale.ROOT).contains("reset");
    }
}
