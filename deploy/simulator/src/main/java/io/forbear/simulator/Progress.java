package io.forbear.simulator;

import java.io.PrintStream;
import java.time.Duration;
import java.util.function.Supplier;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/** How far the simulation is: a bar on a terminal, a line now and then elsewhere. */
final class Progress implements AutoCloseable {
    private static final Duration BETWEEN_LINES = Duration.ofSeconds(10);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(500);

    private final PrintStream out;
    private final @Nullable ProgressBar bar;
    private long lastLine = System.nanoTime();

    /**
     * Starts at nothing.
     *
     * @param task what progresses
     * @param total steps
     */
    Progress(String task, long total, PrintStream out) {
        this.out = out;
        this.bar = isTerminal() ? bar(task, total, out) : null;
    }

    void at(long step, String note) {
        at(step, () -> note);
    }

    /**
     * Shows how far it is, if it is time to.
     *
     * @param note asked for only then
     */
    void at(long step, Supplier<String> note) {
        var between = bar == null ? BETWEEN_LINES : BETWEEN_LOOKS;
        if (System.nanoTime() - lastLine > between.toNanos()) {
            lastLine = System.nanoTime();
            if (bar == null) {
                out.println(note.get());
            } else {
                bar.stepTo(step);
                bar.setExtraMessage(note.get());
            }
        }
    }

    @Override
    public void close() {
        if (bar != null) {
            bar.close();
        }
    }

    @SuppressWarnings("SystemConsoleNull") // from JDK 25 on it is null again without a terminal
    private static boolean isTerminal() {
        var console = System.console();
        return console != null && console.isTerminal();
    }

    private static ProgressBar bar(String task, long total, PrintStream out) {
        return new ProgressBarBuilder()
                .setTaskName(task)
                .setInitialMax(total)
                .setStyle(ProgressBarStyle.ASCII)
                .setConsumer(new ConsoleProgressBarConsumer(out))
                .hideEta()
                .build();
    }
}
