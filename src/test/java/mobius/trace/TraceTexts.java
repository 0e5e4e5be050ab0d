package mobius.trace;

/** One trace as the stores return it: a request of 212 ms, of which one statement took 176 ms. */
public final class TraceTexts {

    /** The format of Jaeger's {@code /api/traces/<trace id>}, with times in microseconds. */
    public static final String JAEGER = """
            {
              "data": [
                {
                  "traceID": "0af7651916cd43dd8448eb211c80319c",
                  "spans": [
                    {
                      "traceID": "0af7651916cd43dd8448eb211c80319c", "spanID": "b1", "operationName": "GET /api/v1/projects",
                      "references": [ { "refType": "CHILD_OF", "traceID": "0af7651916cd43dd8448eb211c80319c", "spanID": "a0" } ],
                      "startTime": 1000000, "duration": 212000, "tags": [], "logs": [], "processID": "p1", "warnings": null
                    },
                    {
                      "traceID": "0af7651916cd43dd8448eb211c80319c", "spanID": "c2", "operationName": "SELECT mobius",
                      "references": [ { "refType": "CHILD_OF", "traceID": "0af7651916cd43dd8448eb211c80319c", "spanID": "b1" } ],
                      "startTime": 1010000, "duration": 176000, "tags": [], "logs": [], "processID": "p2", "warnings": null
                    }
                  ],
                  "processes": { "p1": { "serviceName": "mobius-api", "tags": [] }, "p2": { "serviceName": "mobius-db", "tags": [] } },
                  "warnings": null
                }
              ],
              "total": 0, "limit": 0, "offset": 0, "errors": null
            }
            """;

    private TraceTexts() {}

    /**
     * The format of Tempo: ids in base64, and 64-bit numbers as text.
     *
     * @param resources the name of the list of resources
     * @param scopes the name of the list of scopes
     */
    static String openTelemetry(String resources, String scopes) {
        return """
                {
                  "%s": [
                    {
                      "resource": { "attributes": [
                        { "key": "host.name", "value": { "stringValue": "pod-1" } },
                        { "key": "service.name", "value": { "stringValue": "mobius-api" } } ] },
                      "%s": [
                        {
                          "spans": [
                            {
                              "traceId": "CvdlGRbNQ92ESOshHIAxnA==", "spanId": "sQ==", "parentSpanId": "oA==",
                              "name": "GET /api/v1/projects", "kind": "SPAN_KIND_SERVER",
                              "startTimeUnixNano": "1000000000", "endTimeUnixNano": "1212000000"
                            },
                            {
                              "traceId": "CvdlGRbNQ92ESOshHIAxnA==", "spanId": "wg==", "parentSpanId": "sQ==",
                              "name": "SELECT mobius", "kind": "SPAN_KIND_CLIENT",
                              "startTimeUnixNano": "1010000000", "endTimeUnixNano": 1186000000
                            }
                          ]
                        }
                      ]
                    }
                  ]
                }
                """.formatted(resources, scopes);
    }
}
