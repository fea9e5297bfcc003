#pragma once
// Shows the progress of a run over several maps: a line on the terminal that is redrawn. Only for people.
#include <string>
#include <vector>

#include "cli/parallel.hpp"

namespace conflictmap::cli {

/// Shows "3 of 9 maps, crimea …" on standard error while several maps are drawn, and removes it afterwards. Used only
/// if wanted, and only on a terminal that can redraw a line (TERM is set and not "dumb"). Uses no colours. Silent in
/// child processes.
class Progress final : public Watch {
public:
    /// `specs`: the files; their base names are shown.
    Progress(std::vector<std::string> specs, bool wanted);
    Progress(const Progress&) = delete;
    Progress& operator=(const Progress&) = delete;
    ~Progress() override { pause(); }

    void started(std::size_t item) override;
    void ended(std::size_t item) override;
    /// Removes the line, so that others can write; the next step draws it again.
    void pause() override;

private:
    void draw();
    [[nodiscard]] bool is_on() const;

    std::vector<std::string> specs_;
    std::vector<std::size_t> running_;
    std::size_t started_ = 0;
    int process_ = 0; ///< the process that shows the line; 0: none
    bool shown_ = false;
};

/// The line for these specs, without drawing it: at most 72 columns, with control characters replaced.
std::string progress_line(std::size_t started, std::size_t count, const std::vector<std::string>& running);

} // namespace conflictmap::cli
