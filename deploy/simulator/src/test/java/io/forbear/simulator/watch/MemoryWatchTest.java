package io.forbear.simulator.watch;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MemoryWatchTest {
    @Test
    void addsTheGenerationsOfAHeap() {
        var info =
                """
                12345:
                 DefNew     total 14784K, used 1024K [0x00000000f0000000, 0x00000000f1000000)
                  eden space 13184K,   3% used [0x00000000f0000000, 0x00000000f0060000)
                 Tenured    total 32768K, used 20480K [0x00000000f5550000, 0x00000000f7550000)
                   the  space 32768K,  62% used [0x00000000f5550000, 0x00000000f6950000)
                 Metaspace       used 91000K, committed 92000K, reserved 1179648K
                """;
        assertThat(MemoryWatch.heapBytes(info)).isEqualTo((1024 + 20480) * 1024L);
    }

    @Test
    void readsResidentMemory() {
        assertThat(MemoryWatch.residentBytes("VmPeak:\t 900 kB\nVmRSS:\t  312456 kB\n"))
                .isEqualTo(312456 * 1024L);
    }
}
