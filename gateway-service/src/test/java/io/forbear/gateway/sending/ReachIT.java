package io.forbear.gateway.sending;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.forbear.gateway.ProviderSimulator;
import io.forbear.gateway.command.Because;
import io.forbear.gateway.command.Command;
import io.forbear.gateway.command.Result;
import io.forbear.gateway.provider.Medium;
import io.forbear.gateway.provider.Provider;
import io.forbear.gateway.provider.ProviderSettings;
import io.forbear.gateway.provider.ProviderSettings.Http;
import io.forbear.gateway.provider.ProviderSettings.Limits;
import io.forbear.gateway.provider.ProviderSettings.Query;
import io.forbear.gateway.provider.ProviderSettings.Smtp;
import io.forbear.simulator.provider.Mood;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** What was sent, and what certainly was not, when a provider cannot be reached or hangs. */
class ReachIT {
    private static final Clock CLOCK = Clock.systemUTC();
    private static final Duration SHORT = Duration.ofMillis(10);
    private static final Limits LIMITS = QuickLimits.of(Duration.ofMillis(700), 1);

    private static Http http(String url, boolean idempotent, Map<String, Resource> secrets) {
        return new Http(
                url,
                Map.of(),
                "{\"text\":\"{message}\"}",
                secrets,
                idempotent,
                "/id",
                Set.of(422),
                null);
    }

    private static Result unreached(String reason) {
        return new Result.NotSent(reason, Result.Reach.UNREACHED);
    }

    private static Transport over(Http http) {
        return new HttpTransport(http, SendingConfiguration.client(LIMITS), JsonMapper.shared());
    }

    private static Line line(Http http) {
        return line(new ProviderSettings(Medium.SMS, http, null, LIMITS, null), over(http));
    }

    private static Line line(ProviderSettings settings, Transport transport) {
        return new Line(new Provider("rented", settings), transport, CLOCK, _ -> Mono.just(false));
    }

    private static Command command(String recipient) {
        return new Command(
                "c", recipient, "en", "A subject", "text", CLOCK.instant().plusSeconds(60));
    }

    private static Command unopened(String id) {
        return new Command(id, null, "en", "A subject", "text", CLOCK.instant().plusSeconds(60));
    }

    private static Result send(Line line) {
        return line.send(command("+8613800138000")).blockOptional().orElseThrow();
    }

    /** Takes connections and says nothing on them. */
    private static final class Silent implements AutoCloseable {
        private final ServerSocket server;
        private final List<Socket> taken = new CopyOnWriteArrayList<>();

        Silent() {
            try {
                server = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            Thread.startVirtualThread(this::take);
        }

        private void take() {
            try {
                while (true) {
                    taken.add(server.accept());
                }
            } catch (IOException closed) {
                assertThat(server.isClosed()).as("%s", closed).isTrue();
            }
        }

        int port() {
            return server.getLocalPort();
        }

        @Override
        public void close() throws IOException {
            server.close();
            for (var one : taken) {
                one.close();
            }
        }
    }

    @Test
    void hasNotSentWhatNeverGotThroughTheHandshake() throws IOException {
        try (var silent = new Silent()) {
            var line = line(http("https://127.0.0.1:" + silent.port(), false, Map.of()));

            assertThat(send(line))
                    .isEqualTo(unreached("the provider was not ready for the message in time"));
            assertThat(line.breaker().getMetrics().getNumberOfFailedCalls()).isEqualTo(1);
        }
    }

    @Test
    void hasNotSentWhatAProviderWithoutEncryptionWouldGet() {
        var provider = new ProviderSimulator(false);

        assertThat(send(line(http(provider.url().replace("http:", "https:"), false, Map.of()))))
                .isInstanceOf(Result.NotSent.class);
        assertThat(provider.calls()).isZero();
    }

    @Test
    void doubtsWhatAProviderTookAndDoesNotAnswer() throws IOException {
        try (var silent = new Silent()) {
            assertThat(send(line(http("http://127.0.0.1:" + silent.port(), false, Map.of()))))
                    .isEqualTo(new Result.Uncertain("the provider did not answer in time"));
        }
    }

    @Test
    void hasNotTriedAndBlamesNobodyForWhatOurOwnSecretIsMissingFor() {
        var provider = new ProviderSimulator(false);
        var missing = new FileSystemResource(Path.of("target", "no-such-secret"));
        var line = line(http(provider.url(), false, Map.of("token", missing)));

        assertThat(send(line))
                .isEqualTo(new Result.NotSent("a secret of the provider cannot be read"));
        assertThat(line.breaker().getMetrics().getNumberOfFailedCalls()).isZero();
        assertThat(provider.calls()).isZero();
    }

    @Test
    void doubtsAMessageThatIsRefusedOnlyTheSecondTime() {
        var provider = new ProviderSimulator(true);
        var calls = new AtomicInteger();
        provider.is(_ -> calls.getAndIncrement() == 0 ? Mood.SENDS_AND_BREAKS : Mood.REFUSES);
        var http = http(provider.url(), true, Map.of());
        var limits =
                new Limits(
                        Duration.ofSeconds(1),
                        2,
                        SHORT,
                        1000,
                        SHORT,
                        4,
                        10,
                        10,
                        50,
                        Duration.ofSeconds(1),
                        1,
                        SHORT,
                        5,
                        SHORT);

        assertThat(
                        send(
                                line(
                                        new ProviderSettings(Medium.SMS, http, null, limits, null),
                                        over(http))))
                .isEqualTo(
                        new Result.Uncertain("the provider answered 400, while it was in doubt"));
        assertThat(provider.timesSent("c")).isEqualTo(1);
    }

    @Test
    void asksAboutAMessageThatAQueueSendsAfterItsAnswerIsMissed() {
        var provider = new ProviderSimulator(false);
        provider.is(_ -> Mood.HANGS_THEN_SENDS);
        var asked =
                new Http(
                        provider.url(),
                        Map.of(),
                        "{}",
                        Map.of(),
                        false,
                        "/id",
                        Set.of(),
                        new Query(
                                provider.url() + "/{commandId}", false, Duration.ofMinutes(5), 3));
        var line = line(asked);

        assertThat(send(line)).isInstanceOf(Result.Uncertain.class);
        assertThat(line.find(command("+1")).block())
                .as("a no that must not be believed")
                .isEqualTo(new Found.HasNot());
        io.forbear.testing.Soon.soon(
                () -> assertThat(line.find(command("+1")).block()).isEqualTo(new Found.Has("m-c")));
        assertThat(provider.timesSent("c")).isEqualTo(1);
    }

    @Test
    void givesNoVerdictOnWhatItsKeysDoNotOpen() {
        var provider = new ProviderSimulator(false);
        var line = line(http(provider.url(), false, Map.of()));

        for (var id : List.of("one", "one", "two")) {
            assertThat(line.send(unopened(id)).block())
                    .isEqualTo(new Result.NotSent("the recipient cannot be opened"));
        }
        assertThat(line.isSealed()).as("the fault of whoever sealed them").isFalse();
        line.send(unopened("three")).block();
        assertThat(line.isSealed()).as("the fault of our keys").isTrue();
        assertThat(send(line)).isInstanceOf(Result.Accepted.class);
        assertThat(line.isSealed()).isFalse();
    }

    @Test
    void handsOverNoEMailWithoutAnApprovedSubject() {
        var provider = new ProviderSimulator(false);
        var settings =
                new ProviderSettings(
                        Medium.EMAIL, http(provider.url(), false, Map.of()), null, LIMITS, null);
        var line =
                new Line(
                        new Provider("post", settings),
                        over(Objects.requireNonNull(settings.http())),
                        CLOCK,
                        _ -> Mono.just(false));
        var bare = new Command("c", "li@home.example", "en", null, "text", command("x").notAfter());

        assertThat(line.send(bare).block()).isInstanceOf(Result.Refused.class);
        assertThat(provider.calls()).isZero();
    }

    @Test
    void refusesToPutPersonalDataIntoAddresses() {
        for (var name : List.of("{recipient}", "{message}", "{subject}", "{secret:token}")) {
            var missing = new FileSystemResource(Path.of("target", "no-such-secret"));
            var secrets = Map.<String, Resource>of("token", missing);
            assertThatThrownBy(() -> over(http("https://sms.example/" + name, false, secrets)))
                    .hasMessageContaining("is not known");
        }
    }

    private static Smtp smtp(int port, boolean password) {
        return new Smtp(
                "localhost",
                port,
                password ? "forbear" : null,
                password ? new FileSystemResource(Path.of("target", "no-such-secret")) : null,
                false,
                "service@bank.example",
                "mailto:stop@bank.example");
    }

    private static Line mailLine(Smtp smtp, Clock clock) {
        return mailLine(smtp, clock, LIMITS);
    }

    private static Line mailLine(Smtp smtp, Clock clock, Limits limits) {
        var settings = new ProviderSettings(Medium.EMAIL, null, smtp, limits, null);
        return new Line(
                new Provider("post", settings),
                new SmtpTransport(smtp, limits.timeLimit(), clock),
                CLOCK,
                _ -> Mono.just(false));
    }

    private static Result mail(Line line) {
        return line.send(command("li@home.example")).blockOptional().orElseThrow();
    }

    @Test
    void hasNotSentAMailToAServerThatDoesNotGreet() throws IOException {
        try (var silent = new Silent()) {
            assertThat(mail(mailLine(smtp(silent.port(), false), CLOCK)))
                    .isInstanceOf(Result.NotSent.class);
        }
    }

    @Test
    void hasNotSentAMailWhosePasswordIsMissing() {
        assertThat(mail(mailLine(smtp(1, true), CLOCK)))
                .isEqualTo(new Result.NotSent("the password of the mail server cannot be read"));
    }

    @Test
    void handsNoMailOverWhosePermitEndsWhileItConnects() throws IOException {
        var looks = new AtomicInteger();
        var tomorrow = CLOCK.instant().plus(Duration.ofDays(1));
        InstantSource late = () -> looks.getAndIncrement() == 0 ? CLOCK.instant() : tomorrow;
        try (var cut = new CutOff()) {
            var patient = QuickLimits.of(Duration.ofSeconds(20), 1);
            var line = mailLine(smtp(cut.port(), false), late.withZone(ZoneOffset.UTC), patient);
            assertThat(mail(line)).isEqualTo(new Result.Withheld(Because.EXPIRED));
            assertThat(cut.gotTheMessage()).isFalse();
        }
    }

    @Test
    void cutsAMailOffWhenNobodyWaitsForItAnyMore() throws Exception {
        try (var silent = new Silent()) {
            var sockets = new CutSockets();
            var socket = sockets.createSocket("localhost", silent.port());
            var read = java.util.concurrent.CompletableFuture.supplyAsync(() -> end(socket));

            sockets.cut();

            assertThat(read.get()).isTrue();
            assertThat(sockets.createSocket().isClosed()).isTrue();
        }
    }

    private static boolean end(Socket socket) {
        try {
            return socket.getInputStream().read() < 0;
        } catch (IOException cut) {
            return String.valueOf(cut.getMessage()).getBytes(UTF_8).length > 0;
        }
    }
}
