package mobius.gatling;

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.zip.GZIPOutputStream;

/** A server that answers each of its pages in another way, good ones and bad ones, on plain sockets. */
final class PagesServer implements AutoCloseable {

    /** What the zipped page says. */
    static final String TEXT = "{\"data\":[" + "{\"id\":\"1\"},".repeat(2_000) + "{}]}";

    private final ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final byte[] zipped = zipped();
    private final List<String> traces = new CopyOnWriteArrayList<>();

    PagesServer() throws IOException {
        Thread accepting = new Thread(this::accept, "pages");
        accepting.setDaemon(true);
        accepting.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getLocalPort();
    }

    int zippedBytes() {
        return zipped.length;
    }

    /** The trace contexts of the requests, in their order. */
    List<String> traces() {
        return traces;
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket socket = server.accept();
                Thread serving = new Thread(() -> serve(socket), "page");
                serving.setDaemon(true);
                serving.start();
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            BufferedReader in =
                    new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                String page = line.substring(line.indexOf('/') + 1, line.lastIndexOf(' '));
                readHeaders(in);
                if (!answer(page, socket)) {
                    return;
                }
            }
        } catch (IOException gone) {
            // The client has left.
        }
    }

    private void readHeaders(BufferedReader in) throws IOException {
        for (String line = in.readLine(); line != null && !line.isEmpty(); line = in.readLine()) {
            if (line.startsWith("traceparent: ")) {
                traces.add(line.substring("traceparent: ".length()));
            }
        }
    }

    /** Whether the connection stays open. */
    private boolean answer(String page, Socket socket) throws IOException {
        OutputStream out = socket.getOutputStream();
        switch (page) {
            case "gzip" -> send(out, "200 OK", "Content-Encoding: gzip\r\nContent-Length: " + zipped.length, zipped);
            case "gzip-chunked" -> sendInChunks(out, "Content-Encoding: gzip\r\n", zipped);
            case "chunked" -> sendInChunks(out, "", new byte[1_000]);
            case "length" -> send(out, "200 OK", "Content-Length: 1000", new byte[1_000]);
            case "empty" -> send(out, "204 No Content", "Date: today", new byte[0]);
            case "moved" ->
                send(out, "307 Temporary Redirect", "Location: /elsewhere\r\nContent-Length: 0", new byte[0]);
            case "busy" ->
                send(out, "503 Service Unavailable", "Retry-After: 1\r\nContent-Length: 2", new byte[] {'{', '}'});
            case "last" -> send(out, "200 OK", "Connection: close\r\nContent-Length: 3", new byte[3]);
            case "leave" -> send(out, "200 OK", "Content-Length: 3", new byte[3]);
            case "cut" -> send(out, "200 OK", "Content-Length: 100", new byte[10]);
            case "reset" -> socket.setSoLinger(true, 0);
            default -> send(out, "404 Not Found", "Content-Length: 0", new byte[0]);
        }
        return !List.of("last", "leave", "cut", "reset").contains(page);
    }

    private static void send(OutputStream out, String status, String headers, byte[] body) throws IOException {
        out.write(("HTTP/1.1 " + status + "\r\n" + headers + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
        out.write(body);
        out.flush();
    }

    private static void sendInChunks(OutputStream out, String headers, byte[] body) throws IOException {
        ByteArrayOutputStream chunks = new ByteArrayOutputStream();
        int half = body.length / 2;
        chunk(chunks, body, 0, half);
        chunk(chunks, body, half, body.length - half);
        chunks.write("0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        send(out, "200 OK", headers + "Transfer-Encoding: chunked", chunks.toByteArray());
    }

    private static void chunk(ByteArrayOutputStream out, byte[] body, int from, int length) throws IOException {
        out.write((Integer.toHexString(length) + "\r\n").getBytes(StandardCharsets.US_ASCII));
        out.write(body, from, length);
        out.write("\r\n".getBytes(StandardCharsets.US_ASCII));
    }

    private static byte[] zipped() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            out.write(TEXT.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
