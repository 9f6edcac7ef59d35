package io.forbear.gateway.sending;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.forbear.gateway.command.Command;
import io.forbear.gateway.command.Result;
import io.forbear.gateway.provider.ProviderSettings.Smtp;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.io.ByteArrayResource;
import org.subethamail.smtp.MessageHandler;
import org.subethamail.smtp.RejectException;
import org.subethamail.smtp.auth.EasyAuthenticationHandlerFactory;
import org.subethamail.smtp.auth.LoginFailedException;
import org.subethamail.smtp.server.SMTPServer;

/** A mail server that refuses at every place it may, and one that asks for encryption. */
class SmtpTransportIT {
    private static final Clock CLOCK = Clock.systemUTC();
    private static final String PASSWORD = "changeit";

    private final List<String> received = new CopyOnWriteArrayList<>();
    @TempDir private Path folder;
    private SMTPServer server = serverThat(new Refusing("", 250), UnaryOperator.identity());
    private final SSLContext usual = usual();

    private static SSLContext usual() {
        try {
            return SSLContext.getDefault();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @AfterEach
    void stop() {
        server.stop();
        SSLContext.setDefault(usual);
    }

    /** At which place it refuses, and how. */
    private record Refusing(String place, int code) {
        void at(String now) throws RejectException {
            if (now.equals(place)) {
                throw new RejectException(code, "not " + now);
            }
        }
    }

    private final class Handler implements MessageHandler {
        private final Refusing refusing;

        Handler(Refusing refusing) {
            this.refusing = refusing;
        }

        @Override
        public void from(String from) throws RejectException {
            refusing.at("from");
        }

        @Override
        public void recipient(String recipient) throws RejectException {
            refusing.at("recipient");
        }

        @Override
        public String data(InputStream data) throws RejectException, IOException {
            received.add(new String(data.readAllBytes(), UTF_8));
            refusing.at("data");
            return "taken";
        }

        @Override
        public void done() {}
    }

    private SMTPServer serverThat(Refusing refusing, UnaryOperator<SMTPServer.Builder> more) {
        var builder =
                SMTPServer.port(0)
                        .bindAddress(InetAddress.getLoopbackAddress())
                        .hostName("localhost")
                        .messageHandlerFactory(_ -> new Handler(refusing));
        return more.apply(builder).build();
    }

    private SmtpTransport to(SMTPServer mailServer, boolean startTls, boolean logIn) {
        server = mailServer;
        server.start();
        return to(server.getPortAllocated(), startTls, logIn);
    }

    private static SmtpTransport to(int port, boolean startTls, boolean logIn) {
        var settings =
                new Smtp(
                        "localhost",
                        port,
                        logIn ? "forbear" : null,
                        logIn ? new ByteArrayResource(PASSWORD.getBytes(UTF_8)) : null,
                        startTls,
                        "service@bank.example",
                        "https://bank.example/opt-out/{commandId}");
        return new SmtpTransport(settings, Duration.ofSeconds(5), CLOCK);
    }

    private static Result send(SmtpTransport transport) {
        var command =
                new Command(
                        "c-1",
                        "li@home.example",
                        "en",
                        "About your account",
                        "您好",
                        CLOCK.instant().plusSeconds(60));
        return transport.send(command, new Handover()).blockOptional().orElseThrow();
    }

    private static ProviderFailure failure(SmtpTransport transport) {
        return catchThrowableOfType(ProviderFailure.class, () -> send(transport));
    }

    private SmtpTransport refusing(String place, int code) {
        return to(serverThat(new Refusing(place, code), UnaryOperator.identity()), false, false);
    }

    @ParameterizedTest
    @ValueSource(strings = {"from", "recipient", "data"})
    void triesAgainLaterWhatIsRefusedForNow(String place) {
        var failure = failure(refusing(place, 451));

        assertThat(failure.mayHaveSent()).isFalse();
        assertThat(failure.reason()).isEqualTo("the mail server answered 451");
    }

    @Test
    void takesARecipientWhoIsRefusedForEverAsAWrongOne() {
        assertThat(send(refusing("recipient", 550)))
                .isEqualTo(new Result.Refused(true, "the mail server answered 550"));
        assertThat(received).isEmpty();
    }

    @Test
    void takesAMessageThatIsRefusedForEverAsOneThatIsNotMade() {
        assertThat(send(refusing("data", 554)))
                .isEqualTo(new Result.Refused(false, "the mail server answered 554"));
    }

    @Test
    void takesARefusalOfItsSenderAsTheServersMatterNotTheMessages() {
        assertThat(failure(refusing("from", 550)).mayHaveSent()).isFalse();
    }

    @Test
    void doubtsAServerThatBreaksOffAfterTheMessage() {
        try (var cut = new CutOff()) {
            assertThat(failure(to(cut.port(), false, false)).mayHaveSent()).isTrue();
            assertThat(cut.gotTheMessage()).isTrue();
        }
    }

    @Test
    void sendsNothingToAServerThatIsNotThereOrDoesNotKnowIt() {
        var unknown =
                to(
                        serverThat(
                                new Refusing("", 250),
                                builder ->
                                        builder.requireAuth()
                                                .authenticationHandlerFactory(
                                                        new EasyAuthenticationHandlerFactory(
                                                                (_, _, _) -> {
                                                                    throw new LoginFailedException(
                                                                            "no");
                                                                }))),
                        false,
                        true);
        assertThat(failure(unknown).reason()).isEqualTo("the mail server does not know us");
        server.stop();
        assertThat(failure(unknown).reason()).isEqualTo("the mail server cannot be reached");
        assertThat(failure(unknown).mayHaveSent()).isFalse();
    }

    @Test
    void sendsOverStartTlsToAServerThatItTrusts() {
        var tls = certified();
        var transport =
                to(
                        serverThat(
                                new Refusing("", 250),
                                builder ->
                                        builder.enableTLS()
                                                .requireTLS()
                                                .startTlsSocketFactory(tls)),
                        true,
                        false);
        SSLContext.setDefault(tls);

        assertThat(send(transport)).isEqualTo(new Result.Accepted("<c-1@bank.example>"));
        assertThat(received).singleElement().asString().contains("Subject: About your account");
    }

    @Test
    void sendsNothingWhereEncryptionIsAskedForAndCannotBeHad() {
        var tls = certified();
        var untrusted =
                to(
                        serverThat(
                                new Refusing("", 250),
                                builder -> builder.enableTLS().startTlsSocketFactory(tls)),
                        true,
                        false);
        assertThat(failure(untrusted).mayHaveSent()).isFalse();
        server.stop();

        var plain = to(serverThat(new Refusing("", 250), UnaryOperator.identity()), true, false);
        assertThat(failure(plain).mayHaveSent()).isFalse();
        assertThat(received).isEmpty();
    }

    /** With a certificate of its own that it trusts as well. */
    private SSLContext certified() {
        var file = folder.resolve("mail.p12");
        try {
            run(
                    "-genkeypair -alias mail -keyalg EC -dname CN=localhost -ext san=dns:localhost"
                            + " -storetype PKCS12 -storepass "
                            + PASSWORD
                            + " -keystore "
                            + file);
            var store = KeyStore.getInstance("PKCS12");
            try (var in = Files.newInputStream(file)) {
                store.load(in, PASSWORD.toCharArray());
            }
            var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            keys.init(store, PASSWORD.toCharArray());
            var trusted = KeyStore.getInstance("PKCS12");
            trusted.load(null, null);
            trusted.setCertificateEntry("mail", store.getCertificate("mail"));
            var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(trusted);
            var context = SSLContext.getInstance("TLS");
            context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void run(String arguments) throws IOException {
        var keytool =
                String.join(File.separator, System.getProperty("java.home"), "bin", "keytool");
        var command = new ArrayList<>(List.of(keytool));
        command.addAll(List.of(arguments.split(" ")));
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        var said = new String(process.getInputStream().readAllBytes(), UTF_8);
        assertThat(process.onExit().join().exitValue()).as(said).isZero();
    }
}
