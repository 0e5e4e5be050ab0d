package mobius.gatling;

import io.gatling.http.client.impl.DefaultHttpClient;
import io.netty.bootstrap.ChannelInitializerExtension;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelPipeline;
import mobius.traffic.ConnectionCounts;

/**
 * Observes every connection that Gatling opens. Gatling has no hook for its pipelines, but Netty has: it asks the services of this
 * type about each new channel, if a system property says so before the first one.
 */
public final class ConnectionExtension extends ChannelInitializerExtension {

    /** Netty makes the extension by itself and asks nothing: the connections are those of the process, and so are their counts. */
    private static final ConnectionCounts OF_THIS_PROCESS = new ConnectionCounts();

    private static final String CODEC = DefaultHttpClient.HTTP_CLIENT_CODEC;
    private static final String BY_SERVICES = "serviceload";

    /** Begins to observe; nothing is counted if this process has opened a connection by Netty before. */
    static ConnectionCounts observe() {
        System.getProperties().putIfAbsent(EXTENSIONS_SYSTEM_PROPERTY, BY_SERVICES);
        return OF_THIS_PROCESS;
    }

    /** Handlers are added in the order in which they were announced: Gatling's are there by the time of this one. */
    @Override
    public void postInitializeClientChannel(Channel channel) {
        channel.pipeline().addLast(new ChannelInitializer<Channel>() {
            @Override
            protected void initChannel(Channel registered) {
                if (registered.pipeline().context(CODEC) != null) {
                    observe(registered.pipeline());
                }
            }
        });
    }

    private static void observe(ChannelPipeline pipeline) {
        ConnectionHandler handler = new ConnectionHandler(OF_THIS_PROCESS);
        pipeline.addFirst("mobius-resets", handler.resets());
        pipeline.addAfter(CODEC, "mobius-connection", handler);
    }
}
