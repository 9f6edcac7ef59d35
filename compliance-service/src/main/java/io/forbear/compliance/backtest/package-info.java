/** What a draft of a rule pack would have found in what really happened. */
@NullMarked
package io.forbear.compliance.backtest;

import org.jspecify.annotations.NullMarked;
