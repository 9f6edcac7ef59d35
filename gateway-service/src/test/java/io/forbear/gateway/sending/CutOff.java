package io.forbear.gateway.sending;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;

/** A mail server whose line is cut when it has the whole message, before it says so. */
final class CutOff implements AutoCloseable {
    private final ServerSocket server;
    private volatile boolean gotTheMessage;

    CutOff() {
        try {
            server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().start(this::serve);
    }

    int port() {
        return server.getLocalPort();
    }

    boolean gotTheMessage() {
        return gotTheMessage;
    }

    private void serve() {
        try (var socket = server.accept()) {
            converse(socket);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void converse(Socket socket) throws IOException {
        var in = new BufferedReader(new InputStreamReader(socket.getInputStream(), US_ASCII));
        say(socket, "220 here");
        for (var line = in.readLine(); line != null; line = in.readLine()) {
            if (line.equals(".")) {
                gotTheMessage = true;
                return;
            }
            if (line.equals("DATA")) {
                say(socket, "354 go on");
            } else if (line.startsWith("EHLO")
                    || line.contains(" FROM:")
                    || line.contains(" TO:")) {
                say(socket, "250 yes");
            }
        }
    }

    private static void say(Socket socket, String line) throws IOException {
        socket.getOutputStream().write((line + "\r\n").getBytes(US_ASCII));
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
