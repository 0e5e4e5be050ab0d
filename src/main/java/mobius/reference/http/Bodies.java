package mobius.reference.http;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerFileUpload;
import io.vertx.core.http.HttpServerRequest;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import mobius.contract.Request;

/** Reads request bodies into memory. */
public final class Bodies {

    /** Size limit of an imported file. */
    public static final int LARGEST_FILE_BYTES = 10 * 1024 * 1024;

    private Bodies() {}

    /**
     * Reads the body of a call. If it has a file, the file is set as the upload of the call.
     *
     * @return the body; fails with a {@link Refusal} if a form is malformed or its file too large
     */
    public static Future<Request.Body> read(Call call) {
        HttpServerRequest request = call.request();
        if (request.method().equals(HttpMethod.GET)) {
            return Future.succeededFuture(new Request.Body.None());
        }
        String type = request.getHeader(HttpHeaders.CONTENT_TYPE);
        if (type != null && type.startsWith("multipart/form-data")) {
            return form(call);
        }
        return request.body().map(bytes -> new Request.Body.Json(bytes.toString(StandardCharsets.UTF_8)));
    }

    /** Reads a multipart form. A file counts as a field whose value is its name. */
    private static Future<Request.Body> form(Call call) {
        Map<String, String> fields = new HashMap<>();
        AtomicBoolean tooLarge = new AtomicBoolean();
        HttpServerRequest request = call.request().setExpectMultipart(true);
        request.uploadHandler(file -> {
            fields.put(file.name(), file.filename());
            receive(call, file, tooLarge);
        });
        return request.end()
                .recover(broken -> Future.failedFuture(Refusal.badRequest("There was an error parsing the body")))
                .compose(end -> tooLarge.get()
                        ? Future.failedFuture(Refusal.tooLarge("The file is larger than 10 MiB"))
                        : Future.succeededFuture(all(fields, request)));
    }

    /** Collects a file. Beyond the size limit it is read to its end but not kept, so that the client receives the response. */
    private static void receive(Call call, HttpServerFileUpload file, AtomicBoolean tooLarge) {
        Buffer content = Buffer.buffer();
        file.handler(chunk -> {
            if (content.length() + chunk.length() > LARGEST_FILE_BYTES) {
                tooLarge.set(true);
            } else {
                content.appendBuffer(chunk);
            }
        });
        call.upload(new Upload(file.filename(), content));
    }

    private static Request.Body all(Map<String, String> fields, HttpServerRequest request) {
        request.formAttributes().forEach(entry -> fields.put(entry.getKey(), entry.getValue()));
        return new Request.Body.Form(fields);
    }
}
