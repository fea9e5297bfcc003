#pragma once
// Files that tests make with GDAL. The program's GDAL opens no files by itself, so they are made in memory and saved.
#include <catch2/catch.hpp>

#include <cpl_vsi.h>
#include <filesystem>
#include <fstream>
#include <gdal.h>
#include <string>

#include "gdal/session.hpp"

namespace gdal_files {

/// Before any other call of GDAL in a test: the program's start must be the first to make PROJ's context.
inline void start() {
    conflictmap::gdal::start();
    GDALAllRegister();
}

/// Moves a file from GDAL's memory ("/vsimem/…") to the disk.
inline void save(const std::string& made, const std::filesystem::path& file) {
    vsi_l_offset size = 0;
    GByte* bytes = VSIGetMemFileBuffer(made.c_str(), &size, TRUE);
    REQUIRE(bytes != nullptr);
    std::ofstream stream(file, std::ios::binary);
    stream.write(reinterpret_cast<const char*>(bytes), static_cast<std::streamsize>(size));
    VSIFree(bytes);
    CHECK(stream.flush());
}

} // namespace gdal_files
