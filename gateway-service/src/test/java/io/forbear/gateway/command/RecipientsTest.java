package io.forbear.gateway.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.forbear.gateway.provider.GatewaySettings;
import io.forbear.gateway.provider.Providers;
import io.forbear.service.digest.Sha256;
import io.forbear.vault.KeyFiles;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecipientsTest {
    private static final String RAW = "From=%2B15551234567&Body=STOP";

    private static Recipients with(Path keys) {
        KeyFiles.in(keys).create();
        return new Recipients(
                keys.toString(),
                "",
                new Providers(List.of()),
                new GatewaySettings(Map.of(), 1, Duration.ofDays(1), true, Duration.ofSeconds(1)));
    }

    @Test
    void digestsWhatHoldsANumberSoThatNobodyCanGuessIt(@TempDir Path ours, @TempDir Path others) {
        var recipients = with(ours);

        assertThat(recipients.digest(RAW))
                .isEqualTo(recipients.digest(RAW))
                .isNotEqualTo(Sha256.hex(RAW))
                .isNotEqualTo(with(others).digest(RAW))
                .isNotEqualTo(recipients.digest(RAW + "1"));
    }
}
