#include "backend/svg_path.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstdint>
#include <stdexcept>

namespace conflictmap::backend {

namespace {

constexpr std::int64_t grid = 5; ///< thousandths of a mm

/// In thousandths of a mm, rounded to the grid.
std::int64_t rounded(double mm) {
    if (!std::isfinite(mm)) {
        throw std::domain_error("a coordinate of the scene is not finite");
    }
    constexpr double farthest = 20000; // as for pixels; see painter.cpp
    return std::llround(std::clamp(mm, -farthest, farthest) * 1000.0 / static_cast<double>(grid)) * grid;
}

void put_number(std::string& out, std::int64_t thousandths) {
    if (thousandths < 0) {
        out += '-';
        thousandths = -thousandths;
    }
    const std::int64_t whole = thousandths / 1000;
    std::int64_t rest = thousandths % 1000;
    if (whole != 0 || rest == 0) {
        char digits[24];
        out.append(digits, std::to_chars(digits, digits + sizeof digits, whole).ptr);
    }
    if (rest != 0) {
        out += '.';
        for (std::int64_t place = 100; rest != 0; place /= 10) {
            out += static_cast<char>('0' + rest / place);
            rest %= place;
        }
    }
}

struct Cell {
    std::int64_t x = 0;
    std::int64_t y = 0;
    bool operator==(const Cell&) const = default;
};

class Writer {
public:
    explicit Writer(std::string& out) : out_(&out) {}

    void move_to(Cell p) {
        // The first pair of a path is absolute in both cases.
        command('m');
        pair(p);
        at_ = start_ = p;
        repeats_ = 'l'; // more pairs after a move are lines
        drawn_ = false;
    }

    void line_to(Cell p) {
        if (p == at_ && drawn_) {
            return;
        }
        if (p.y == at_.y) {
            command('h');
            number(p.x - at_.x);
        } else if (p.x == at_.x) {
            command('v');
            number(p.y - at_.y);
        } else {
            command('l');
            pair(p);
        }
        at_ = p;
        drawn_ = true;
    }

    void curve_to(Cell a, Cell b, Cell p) {
        command('c');
        pair(a);
        pair(b);
        pair(p);
        at_ = p;
        drawn_ = true;
    }

    void close() {
        *out_ += 'z';
        repeats_ = 'z';
        at_ = start_;
    }

private:
    void command(char letter) {
        if (letter != repeats_ || letter == 'm') {
            *out_ += letter;
            repeats_ = letter;
        }
    }

    void number(std::int64_t value) {
        // A sign separates two numbers, and so does the letter before them.
        const char last = out_->back();
        if (value >= 0 && ((last >= '0' && last <= '9') || last == '.')) {
            *out_ += ' ';
        }
        put_number(*out_, value);
    }

    void pair(Cell p) {
        number(p.x - at_.x);
        number(p.y - at_.y);
    }

    std::string* out_;
    Cell at_;
    Cell start_;
    char repeats_ = 0;
    bool drawn_ = false;
};

Cell cell(scene::PagePoint p) {
    return {rounded(p.x), rounded(p.y)};
}

} // namespace

std::string svg_path_data(const scene::Outline& outline) {
    std::string out;
    out.reserve(outline.points.size() * 8);
    Writer writer(out);
    const scene::PagePoint* at = outline.points.data();
    for (const scene::Verb verb : outline.verbs) {
        switch (verb) {
        case scene::Verb::move:
            writer.move_to(cell(*at++));
            break;
        case scene::Verb::line:
            writer.line_to(cell(*at++));
            break;
        case scene::Verb::curve:
            writer.curve_to(cell(at[0]), cell(at[1]), cell(at[2]));
            at += 3;
            break;
        case scene::Verb::close:
            writer.close();
            break;
        }
    }
    return out;
}

std::string svg_number(double mm) {
    std::string out;
    append_svg_number(out, mm);
    return out;
}

void append_svg_number(std::string& out, double mm) {
    put_number(out, rounded(mm));
}

} // namespace conflictmap::backend
