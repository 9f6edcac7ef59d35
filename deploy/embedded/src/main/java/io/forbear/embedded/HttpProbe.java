package io.forbear.embedded;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;

/** Asks a server on this machine whether it serves. */
public final class HttpProbe {
    private static final int CONNECT_MILLIS = 500;
    private static final int READ_MILLIS = 5_000;

    private HttpProbe() {}

    /** Whether a GET of the path on the port of 127.0.0.1 is answered with 200. */
    public static boolean answersOk(int port, String path) {
        if (!Ports.accepts(port)) {
            return false;
        }
        try {
            var address = URI.create("http://127.0.0.1:" + port + path).toURL();
            var connection = (HttpURLConnection) address.openConnection();
            connection.setConnectTimeout(CONNECT_MILLIS);
            connection.setReadTimeout(READ_MILLIS);
            try {
                return connection.getResponseCode() == HttpURLConnection.HTTP_OK;
            } finally {
                connection.disconnect();
            }
        } catch (IOException _) {
            return false;
        }
    }
}
