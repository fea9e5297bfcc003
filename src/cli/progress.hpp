#pragma once
// How far a run over several maps has come: one line on the terminal, drawn anew. For people only.
#include <string>
#include <vector>

#include "cli/parallel.hpp"

namespace conflictmap::cli {

/// "3 of 9 maps, crimea …" on standard error while several maps are drawn, and nothing afterwards. Only on a terminal
/// that can draw a line anew (TERM is set and not "dumb"), and not when it is not wanted; without colours. In child
/// processes it is silent.
class Progress : public Watch {
public:
    /// `specs`: the files, whose stems are shown.
    Progress(std::vector<std::string> specs, bool wanted);
    Progress(const Progress&) = delete;
    Progress& operator=(const Progress&) = delete;
    ~Progress() override { pause(); }

    void started(std::size_t item) override;
    void ended(std::size_t item) override;
    /// Takes the line away, for others to write; the next step draws it again.
    void pause() override;

private:
    void draw();
    [[nodiscard]] bool is_on() const;

    std::vector<std::string> specs_;
    std::vector<std::size_t> running_;
    std::size_t started_ = 0;
    int process_ = 0; ///< that shows the line; 0: none does
    bool shown_ = false;
};

/// The line for these specs, without the means to draw it: at most 72 columns, control characters replaced.
std::string progress_line(std::size_t started, std::size_t count, const std::vector<std::string>& running);

} // namespace conflictmap::cli
